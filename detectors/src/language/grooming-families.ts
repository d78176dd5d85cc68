/** Families in which somebody draws a child close, whatever the words between: hiding, leaving no trace, being unseen, explaining gifts away, asking for pictures. */
export const groomingFamilies = {
  'grooming.secrecy-kept': [
    'keep|keeping|kept|leave|leaving ..2 chats|chat|messages|texts|conversations|conversation|this|it|what|us|friendship|things|talks|these|our ..3 between|to|from|just ourselves|yourself|us|others|everyone|ourself|mum|parents !until|till|from|receipts|the|moment',
    'get|getting|got ..1 rid of|off ..2 messages|message|texts|text|chat|chats|emails|photos|pics|pictures|history|thread ..2 after|once|when|ok|before|please|now|straight|so|if|x|xx|yeah',
    '<app>|it|app|mode|messages|everything|chats|they ..2 wipes|deletes|disappears|vanishes|erases|disappear|vanish|delete ..2 after|everything|messages|itself|themselves|when|automatically|everything ..3 so|day|nobody|no|read|seconds|hours|trace|24|after|see !files|account|work|draft|server|drafts',
    'leave|leaves|leaving|without ..2 trace|record|proof|evidence ..2 so|of|that|we|on ..2 we|us|talk|talked|nobody|phone|chat|this',
    'do|have|got|are|r|u <you>|u|have|got ..1 have|got|use|on|using <app> !for|in|at|here|there|lesson|club|question|installed|ready|account|page',
    '<kin>|they|people|others wouldnt|wont|dont|never|would|will|couldnt|cant ..1 never|not|really? understand|approve|get|like ..3 us|we|me|this|close|our|what|how|special|it ..1 have|are|feel|close|like|is|means|about|do|us|this|friendship|way !homework|question|form|topic|letter|work|test|film',
    'people|others|everyone|they|somebody|someone ..1 would|will|might|can|always|could|just? ..1 twist|misunderstand|talk|gossip|judge|jealous|ruin|spoil|wrong ..2 things|us|this|it|idea|about|if ..2 if|us|so|knew|about|words|found|it|know',
    'if|when anyone|anybody|someone|somebody|people|they|mum|dad|parents|school|head ..1 ever? find|finds|found|knew|knows|saw|sees|discovered|see ..3 us|out|about|messages|this|these|together|chat ..4 lose|lost|trouble|sacked|finished|over|prison|fired|trust|trusting|deny|trouble|stop',
    'say|tell|pretend|just ..3 a|your|my|it|from ..2 friend|mate|nan|aunt|auntie|cousin|shop|found ..3 gave|bought|got|lent|found|from ..1 it|you|them|present',
  ],
  'grooming.unseen': [
    'pick|collect|meet|drop|wait|fetch|park|see ..1 <you>|for|up ..8 so|where|and|without|when|before|while nobody|noone|no|anyone|none|one|they ..1 one? ..1 will|can|would|to? ..1 sees|see|notices|notice|knows|know|around|looking|seeing|spots|recognise|recognises|hear !left|hurt|misses|waits',
    'wife|wifes|husband|husbands|girlfriend|girlfriends|flatmate|flatmates|housemate|family|familys|parents|kids|boyfriend ..1 is|are|will? ..1 be? away|out|gone|abroad|working|asleep ..5 come|you|mine|us|we|ourselves|ours|over|alone|if|visit !cover|apologies|class|lesson|cannot|marking',
    'have|got|have|had the|a|my|whole ..1 place|house|flat|room|evening|studio|caravan|home to ourselves|us|myself|yourself',
    'could|can|should|why|want|wanna|like|love|lets|come ..3 come|stay|sleep|pop|visit|over|round ..2 mine|over|round|my|at|to ..2 place|house|flat|mine|night|bed ..4 alone|just|nobody|no|wife|tonight|ourselves|film|wine|us|secret|cuddle|quiet !team|class|everyone|parents|mum',
    'meet|see|come|find ..1 me|you ..5 where|when|so nobody|noone|no|none|cameras ..1 one? ..1 see|sees|will|looks|goes|look|around|are|is|can',
  ],
  'grooming.pictures': [
    'one|some|another|pic|pics|photo|photos|picture|pictures|selfie|video of <you>|yourself|u|ur ..2 in|with|wearing|without|on|getting ..3 costume|swimming|swimsuit|bikini|bed|bath|shower|underwear|towel|pyjamas|nightie|shorts|uniform|gym|leotard|tights|crop|vest|nothing|clothes !display|project|gala|team|house|parents|art|day',
    'pic|pics|photo|photos|picture|selfie|video|one ..6 just|only for me|us',
    'think|thinking|dream|dreaming|fantasise|imagine|wonder ..1 of|about|what <you>|u|us|ur ..3 when|at|in|every|while|before|as ..3 bed|night|shower|alone|asleep|sleep|bath|lying|undress !class|lesson|question|essay|test|exam',
    'lie|lying|laid|sat ..1 in|on ..1 my? bed ..4 think|thinking|thought|dream|imagine ..1 of|about <you>',
  ],
} as const
