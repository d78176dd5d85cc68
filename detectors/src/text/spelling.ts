/** How children type, by the word meant. Only whole words, so that nothing else changes. Written by us. */
const written: Readonly<Record<string, string>> = {
  what: 'wat wot wut',
  whats: 'wats wots wuts',
  anyone: 'any1 ne1',
  someone: 'some1 sum1',
  everyone: 'every1 evry1',
  noone: 'no1',
  tonight: '2nite 2night tonite 2nyt',
  tomorrow: '2moro 2morrow tmrw tmoz tomoz',
  address: 'adress addres adres addy',
  because: 'cus cuz coz bcoz cos',
  please: 'plz pls plse',
  people: 'ppl peeps',
  love: 'luv lurve',
  with: 'wiv wif',
  school: 'skool skl',
  phone: 'fone',
  hate: 'h8 h8t',
  hates: 'h8s',
  later: 'l8r l8er',
  before: 'b4',
  have: 'hav av',
  gonna: 'gunna gona guna gon',
  going: 'goin',
  would: 'wud',
  could: 'cud',
  should: 'shud',
  your: 'yor yur',
  message: 'msg mesage',
  secret: 'secrit',
  picture: 'pikture pictur',
  photo: 'foto',
  nobody: 'nobdy',
  stupid: 'stoopid stewpid stupud stupit',
}

/** The word meant, by how it is written. */
export const spellings: ReadonlyMap<string, string> = new Map(
  Object.entries(written).flatMap(([word, forms]) => forms.split(' ').map((form) => [form, word] as const)),
)

/** The word that is meant by how it is written; most words mean themselves. */
export function meantBy(word: string): string {
  return spellings.get(word) ?? word
}
