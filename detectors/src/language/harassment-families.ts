/** Families of hounding: being wished away, being missed by nobody, everybody against one, and being followed after a no. */
export const harassmentFamilies = {
  /** Wished away. */
  'harassment.away': [
    'why|y dont|wont|cant|not|do <you> ..1 just|all|go|simply? ..1 disappear|vanish|die|drown|jump|rot|evaporate|quit|emigrate',
    'do|doing ..1 us|everyone|everybody|me|yourself|world|school|class ..2 favour|favor and|n ..2 die|disappear|vanish|leave|quit|drown|jump|kill|go|fuck|stay|move|dont|never|not !late|to|push|tidy|the|window',
    'nobody|noone|no ..1 one|body|would? ..1 would|will|ll? ..1 even|ever? ..1 notice|care|miss|mind|cry|bother|blink ..2 if|when|that <you> ..2 died|die|disappeared|vanished|gone|dead|killed|werent|stopped|dropped|jumped|moved|werent|quit|went ..1 coming|showing|here|turning|dead|up|off|breathing|tomorrow|out|away|exist|school|missing|today|forever',
    'world|school|place|class|everyone|year|family|planet|life|team ..2 would|will|is|be|honestly ..2 be|better|happier|nicer ..3 without|if|once|when <you> ..1 in|werent|not|gone|wasnt|left|died|here|dead|around|at|anymore|weren',
    'we|everyone|everybody|all|they ..1 would|will|d? ..1 all? ..1 be|so? ..1 better|happier|nicer off? ..1 without|if|once|when <you> ..1 gone|werent|not|left|died|dead|quit|disappeared|around|anymore',
    'i|we|everyone|everybody ..1 wish|wishes|wished|hope|hopes|pray|prays <you> ..1 would|will|just|were|was|get ..1 disappear|vanish|die|gone|dead|never|drown|expelled|drop|leave',
    'hope|pray <you> ..1 never|dont|wont|not ..1 wake|come|make ..1 up|back|it !late|too|from',
    'dont|not|never ..1 bother? ..1 wake|waking up ..1 tomorrow|again|in|ever',
    'go|just|pls|please ..1 and|n? ..1 play|sit|stand|lie|walk|sleep in|into|on the? ..1 traffic|motorway|railway|road|tracks|bypass !with|near|safely',
  ],
  /** Everybody against one. */
  'harassment.everybody': [
    'everyone|everybody|all|every|whole|literally ..6 hates|hate|despises|loathes|detests|pities|avoids <you> !when|all|to|for|and|maths',
    'everyone|everybody|all|every|whole|we|people ..5 laugh|laughs|laughing|bitch|bitches|bitching|moan|moans|slag|slags|talks|talking ..1 at|about? <you> ..1 behind|when|after|every|as|in',
    'laugh|laughs|laughing|talking|bitching|whispering ..2 behind <your> ..1 back|backs',
    'nobody|noone|no|none|not ..1 one|single|of|us ..2 wants|want|likes|like|asked|invited|needs|missed|talks <you>|to ..1 <you>? ..1 here|anywhere|around|in|back|at|there|ever|because|tbh|anymore !to|for|late|forget',
    'rate|rated|rating|rank|ranked|ranking|vote|voting|voted|poll ..2 how|who|on ..1 ugly|fat|minging|smelly|weird|ugliest|fattest|pathetic|flat|thick !the|menu',
    'be|with|sit ..2 ashamed|embarrassed|embarrassing to ..2 seen|know|near|be ..2 with|near|you <you> !to',
  ],
  /** Followed after a no. */
  'harassment.followed': [
    'know|see|saw|noticed <you> ..1 blocked|muted|deleted|unfollowed|aired|ghosted|ghosting|blocking me|my|us|all',
    '<you> dont|do|cant|cannot|can not? ..1 get|just ..1 to ignore|ghost|leave|walk|block|refuse|air me|us|away|my',
    'dont|not|never|do ..1 <you>? ..1 dare|even ..1 ignore|block|ghost|leave|air me|my|us',
    'dont|not|never think|thinking|imagine|pretend <you> ..1 can|could|will ..1 hide|escape|avoid|ignore|get|block|run|disappear|shake ..1 from|me|away|us|rid !the|question',
    'blocked|block|blocking ..1 me|this|that|my ..5 another|new|more|account|accounts|number|numbers|profile',
    '<i-will>|ill|i|im|can ..1 just|always|keep|will? ..1 make|making|get|create|use ..1 another|new|a|more|ten ..1 account|accounts|number|numbers|profile ..4 block|blocked|<you>|until|reply',
    'i|weve|ive|we ..1 been? ..1 watched|watching|followed|following|waited|waiting|stood|sat ..1 for|outside? <you>|your|yours ..2 walk|walking|home|sleep|every|through|house|window|all|leave|change|undress|undressing|from|to|work|gym !grow|growing|perform|play|lead|develop|on',
  ],
} as const
