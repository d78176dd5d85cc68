/**
 * Families in which a threat is made without the words "I will hit you": what will become of somebody, who else will see to
 * it, what they had better not do, and what they will come to regret. Their sets are those of the other threats.
 */
export const threatFamilies = {
  /** What will become of somebody: carried out, in hospital, without teeth. */
  'threat.outcome': [
    '<you>|youll|ull|youre|youd|gonna|and ..2 leave|leaving|go|going|carried|carry|come|coming ..2 out? in|on|by ..2 ambulance|stretcher|wheelchair|coffin|casket|hearse|bag|box|crutches',
    '<you>|youll|ull|youd|youre|gonna ..2 wake|end|wind|land|finish|be up? ..1 in|on ..2 hospital|coma|wheelchair|ambulance|morgue|coffin|crutches|intensive|stretcher|grave|ditch|canal',
    '<you>|youll|ull|youd|gonna ..2 eat|eating|drink|drinking ..4 through|with a straw',
    '<you>|youll|ull|youd|gonna ..2 need|be|want ..1 needing? ..1 a|an|new|some ..1 ambulance|coffin|wheelchair|crutches|dentist|surgeon|stitches|plasters|teeth !for|because|to|appointment|certificate|note|from|if|about',
    'pick|picking|pickin|look|looking|collect|collecting|count|counting|spit|spitting|swallow|swallowing ..2 <your>|his|her teeth|tooth',
    'teeth|head|face|brains|guts ..1 all? off|on|over|across|down|through the|<your> ..1 floor|road|pavement|throat|wall|windscreen|kerb',
    'wont|not|never|no ..1 have|got|be ..2 teeth|face|legs|fingers|knees|house|car|windows|home|job|family ..1 left|standing !over|on|in|at',
    '<you>|youll|ull ..2 wish|wishing <you>|youd ..1 never|hadnt|hadn|werent|had|kept|were|was ..2 born|met|never|opened|said|crossed|spoken|messed|told|come|mouth|quiet|dead|started',
    '<you>|youll|ull|gonna|will ..1 live|regret ..1 to? ..1 day|ever|crossing|messing|opening|telling|grassing|snitching|reporting|speaking|it <you>|me|us|that|to|on|your|near|tomorrow|tonight|friday|monday',
    '<you>|youll|ull ..1 learn|find|discover ..1 out? the hard way',
    'be|is the last thing|face|person <you>|youll|ull ..1 see|hear|touch',
    'signed|signing|sign <your> ..1 own? death|warrant',
    'dig|digging|dug <your> ..1 own? grave',
    '<you-are> not leaving|walking|going|getting|making ..2 here|it|home|away|out|street|estate|school ..1 alive|breathing|again|whole|tonight !until|before|early|with',
    '<you> wont|will ..1 not? ..1 be? leaving|leave|walk|walking ..2 alive|breathing|again',
    '<you>|youll|ull ..1 all ..1 remember|pay|die|be|regret|suffer ..1 me|dead|sorry|it|tomorrow|my !to|that|please',
  ],
  /** Others will see to it, or a person not spoken to will come to harm. */
  'threat.others': [
    'he|hes|she|shes|they|theyre|that|boy|girl|lad|kid|teacher ..1 is|are|will? ..1 getting|gettin|gets|gonna|going ..1 to|get? ..1 stabbed|shanked|battered|banged|jumped|merked|dropped|knifed|beaten|decked|filled|done|bottled ..1 in|tomorrow|tmrw|tonight|friday|monday|after|at|outside|over|swear',
    'brother|brothers|cousin|cousins|uncle|dad|mates|lads|boys|crew|gang|people|mandem|olders ..2 know|knows|knew|got|found ..1 where|which|what|your|ur|yr ..3 live|lives|route|house|bus|home|address|face|gaff|walk|way',
    'brother|brothers|cousin|cousins|uncle|mates|lads|boys|crew|gang|mandem|olders ..4 visit|pay|wait|waiting|look|looking|speak|word|deal|come|coming|wants ..2 for|with|to|after ..1 <you>|word !to|at|about|from|on|all',
    '<i-will>|gonna|well ..2 send|bring|get|set|tell ..1 my|some|the ..1 big|older|little? brother|brothers|cousin|cousins|uncle|mates|lads|boys|dog|dogs|crew|olders ..1 round|on|after|down|to|and ..2 <you>|yours|your|sort|batter|house !party|tea|pick|help',
    'someone|somebody|people|you ..1 is|are|gonna|will|going ..2 get|getting|be|end ..1 up? ..1 hurt|killed|stabbed|battered|shot|buried ..2 and|n|if|unless ..2 its|it|youll|you|dont !wear|the',
    '<i-will>|ill|i ..2 come|coming|drive|be|walk ..2 down|round|over|there|up|in ..1 there? and ..1 <violent>|knock|sort|drag|deal|rip|flatten ..1 with? <you>|him|her|them|your|every !out',
    'i|we will? ..1 not|wont|cant ..1 be ..1 held? responsible|accountable ..1 for ..2 i|my|happens|what ..1 do|actions|happens|i',
  ],
  /** What somebody had better do or not do. */
  'threat.better': [
    '<you>|youd|ud better|best|had ..1 better? not|never ..1 show|let|set|step|walk|come|be|turn|cross|leave ..3 face|alone|foot|near|catch|see|round|outside|up|mine|path|house|bus|anywhere|gates !late|early|without|any|homework|the|coat',
    'not|dont|never ..1 ever? walk|go|come|be ..1 home|out|anywhere ..1 alone|near ..3 if|unless|again|or|me|my|us ..3 <you>|or|again|ill|else',
    'look|looking|watch|watching|check|checking over <your> shoulder ..2 tomorrow|tonight|from|every|for|always|when|if|on|because|now|mate|bro|me',
    'sleep ..1 with ..2 eye|light|lights|door|knife open|on|locked',
    'lock|bolt|check ..1 all? <your> ..1 front? doors|door|windows|brakes|tyres ..2 tonight|tonite|from|when|because|ill|im|we',
    'kiss|say|wave|hug ..1 goodbye|bye|farewell to <your> ..1 mum|mam|dad|family|kids|car|bike|face|teeth|legs|job|dog|windows|house|career',
    'try|test|push|cross me ..1 again|once? and|see|watch|ill|see|n !out|with',
    'try it and ..1 see|watch|find ..1 what|out',
    'fuck|mess|muck|play around|about and find|see out|what',
    'mess|messing|messin|fuck|fucking with the wrong|me|us|my ..1 person|people|guy|family|lad|girl|and|or|youll|again !lines|settings|about|hair|head',
    'shut ..3 or ..1 ill|i|im|we|well|someone|hell ..1 will|gonna? ..1 shut|close|smash|punch|break|sew|make it|<your>|<you> !out|down',
    'fight|scrap|bang|square|1v1|have ..1 me|you|it|out|up ..1 after|behind|outside|at|by|near ..1 school|gates|shops|field|gym|astro|park|bus|toilets|skatepark !club|lesson|tournament',
    '<i-will> ..1 be ..1 waiting|there|ready|outside ..1 for|when|after|at|by ..2 <you>|gates|school|gate|bus|door ..6 dead|done|regret|sorry|pay|finished|alone|hurt|wont|knife|lads|mates|run',
  ],
  /** Weapons brought, and places razed, whatever the order of the words. */
  'threat.armed': [
    'i|ill|im|ima|we|well ..2 bring|bringing|bringin|carry|carrying|pack|packing|take|taking ..2 knife|blade|machete|shank|gun|knuckleduster|acid ..3 tomorrow|tmrw|tonight|monday|tuesday|wednesday|thursday|friday|school|for|so|and|next !cake|cheese|butter|lesson|dt|craft|cut|prop|play|pizza|the|cookery',
    '<i-will>|gonna|going ..1 to? blow|burn|torch|bomb|petrol|firebomb|shoot ..1 up|down|out? the|this|your|that|whole ..2 block|office|department|hall|classroom|gym|canteen|school|building|place|staffroom|labs|lab|library !dome|shelter|balloon|balloons|candles',
    '<i-will>|gonna|somebody|someone|i ..2 should|could|will|gonna|going? ..1 torch|bomb|firebomb|blow|shoot ..1 up? ..1 the|this|your ..1 place|school|dump|hole|block',
  ],
} as const
