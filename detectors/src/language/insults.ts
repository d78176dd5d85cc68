/**
 * Words that insult when aimed at a person. Written by us. `strong` ones insult wherever they are aimed, `mild` ones only
 * as "you are …" or "you … !"; `adjectives` only as a predicate. None of them is a surname or place that schools meet
 * often (Dick, Cockburn, Hancock, Penistone); those that could be are left out or need "you".
 */
export const insults = {
  strong:
    'idiot idiots eejit idjit moron morons imbecile imbeciles cretin cretins halfwit halfwits dimwit dimwits nitwit dumbass dumbasses dumbarse asshole assholes arsehole arseholes arse ass jackass bastard bastards bitch bitches bellend bellends knobhead knobheads knob dickhead dickheads dick dickface prick pricks twat twats tosser tossers wanker wankers git scumbag scumbags scum slag slags slut sluts whore whores skank skanks cow pig swine bint retard retards spaz spastic minger mingers numpty muppet plonker pillock pleb twit dipstick airhead dunce simpleton bozo douche douchebag creep creeps pervert perv weirdo weirdos freak freaks loser losers lowlife shithead shitbag shithole cunt cunts fucker fuckers motherfucker fuckwit fuckface bumhead buffoon prat prats berk wazzock fatso blockhead dullard lummox oaf oafs scrote toerag ratbag crybaby psycho nutter nutjob nutcase pikey chav',
  mild: 'fool fools clown clowns liar liars coward cowards failure disgrace embarrassment joke baby snitch grass liar spanner muppet melt wetwipe prune turnip plank lemon donut doughnut minger tool tramp nobody disappointment hypocrite dinosaur dummy dope',
  adjectives:
    'stupid stoopid dumb thick pathetic useless worthless ugly hideous disgusting vile incompetent clueless brainless spineless gormless moronic idiotic retarded mental insane fat obese skanky scummy lazy repulsive hopeless braindead dense inbred cretinous unlovable talentless shit crap rubbish trash garbage evil',
} as const

/** Nouns that insult even when they are all that is said: "Moron!" */
export const bare =
  'idiot idiots moron morons imbecile imbeciles loser losers bitch bastard wanker wankers twat twats prick tosser tossers arsehole arseholes asshole assholes dickhead dickheads knobhead scumbag slag slut whore retard cunt freak weirdo fatty bellend'

/** Adjectives that sharpen a noun into an insult: "you stupid boy". */
export const sharpeners =
  'stupid stoopid daft dumb thick pathetic useless worthless ugly disgusting fat fucking bloody dirty filthy lying lazy silly nasty horrible miserable sad little vile incompetent cheeky idiotic moronic good-for-nothing shitty crappy spineless ignorant gormless utter absolute complete'
