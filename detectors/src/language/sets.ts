import type { Sets } from '../text/pattern.ts'

/** Sets of words that phrases of several detectors share. Apostrophes are gone by the time phrases are matched. */
export const sets: Sets = {
  you: 'you u ya ye yous youse',
  your: 'your y0ur ur yr yer youre',
  are: 'are r is were was look sound seem',
  very: 'such so very really total totally complete completely utter utterly absolute absolutely pretty just always bloody fucking fking effing damn fricking freaking freakin flipping right proper real big fat stupid dirty little silly nasty ugly old lazy dumb horrible pathetic worthless useless the a an',
  will: 'will ill gonna imma shall wanna would id',
  him: 'him her them',
  he: 'he she they hes shes theyre',
  title: 'mr mrs ms miss mx dr sir madam',
  person:
    'person teacher head headteacher headmaster boss manager colleague tutor coach governor pupil student kid boy girl child man woman guy bloke lad lady parent mum dad mother father secretary neighbour classmate',
  me: 'me us',
  my: 'my our',
  number: 'number numbers no num mobile mob phone cell digits telephone',
}
