import { sets } from '../language/sets.ts'
import { phrases } from '../text/pattern.ts'

const own = {
  ...sets,
  whose:
    'his her their my cais toms ellas bens mias nias amirs karens johns sons daughters mothers fathers wifes husbands pupils childs',
  name: 'johns toms hes shes im karens bens cais hes',
  who: 'mr mrs miss ms dr karen tom ella i im he she they hes shes son daughter child pupil student mia patient boy girl',
  condition:
    'leukaemia lymphoma tumour stroke dementia parkinsons alzheimers ms sclerosis lupus scoliosis eczema psoriasis glandular meningitis pneumonia sepsis tuberculosis measles chickenpox shingles ivf sterilisation abortion menopause overdose breakdown agoraphobia insomnia tic tics hypothyroidism haemophilia thalassaemia crohn asthma diabetes diabetic epilepsy epileptic autism autistic asd asc adhd dyslexia dyspraxia anorexia bulimia depression anxiety anaphylaxis anaphylactic cancer leukaemia leukemia coeliac hiv aids hepatitis eczema arthritis schizophrenia bipolar ocd ptsd tourettes crohns colitis cystic fibrosis sickle psychosis seizures seizure fits migraines concussion pregnant miscarriage pregnancy allergy allergies allergic palsy stammer hypermobility narcolepsy endometriosis chemotherapy insulin ritalin antidepressants',
  medicine:
    'medication medicine tablets insulin ritalin inhaler epipen epipens antidepressants fluoxetine sertraline methylphenidate melatonin antibiotics chemotherapy counselling dialysis',
}

/** Health told of a person, not of people in general. */
export const medicalPhrases = phrases(
  {
    'medical.has': [
      'has <condition> !awareness|inhalers|training|policy|kit|kits|plans|and|charity|charities|uk|cymru',
      'has <condition> and takes|take|needs|carries|is|was|has|must|will|cannot|uses|sees',
      'is|was diabetic|epileptic|autistic|asthmatic|anorexic|bulimic|coeliac|anaphylactic|bipolar|schizophrenic !people|friendly|awareness|snacks|food',
      '<who> ..1 has|have|had|got|suffers|suffer|suffering|is|was|being ..4 <condition> !awareness|training|policy',
      'has|have|had|been|is|was|recently diagnosed with|as ..4 <condition>|disorder|disease|syndrome|condition|deficiency|impairment|infection|injury',
      '<who> ..2 diagnosed with|as !dead|flat',
      'diagnosed with ..2 <condition>',
      'is|was|hes|shes ..1 allergic to',
      'suffers|suffering from ..2 <condition>',
      'history of ..1 <condition>|self',
      '<who>|is|was|been ..1 admitted|sectioned|hospitalised|hospitalized|referred ..2 hospital|ward|camhs|psychiatric|oncology|unit',
      '<who> ..3 camhs',
      'has|have|had|got|is|having|gets ..2 type 1|2|one|two diabetes|diabetic',
      'is|was|hes|shes|im|am hiv|hep|tb|covid|drug|coeliac|deaf|blind|bipolar|schizophrenic|suicidal|anorexic|bulimic|epileptic|diabetic|autistic|asthmatic|pregnant|depressed|incontinent|terminally|partially|dyslexic|dyspraxic ..1 positive|and|so|in|with|who|since|now|that|but|ill|sighted',
      'hiv positive',
      'signed|off|absent|out|away ..1 off|sick|work ..1 sick|with|for ..1 with ..2 depression|stress|anxiety|cancer|back|surgery|operation|covid|breakdown|migraine|pneumonia|shingles|flu|exhaustion|vertigo',
      'had|has|having|have|have|suffered|suffers|get|gets ..1 a|an|another|two|mild|severe|regular|from|frequent ..1 epileptic|mild|severe|massive|nervous|panic|asthma|heart ..1 fit|fits|attack|attacks|seizure|seizures|stroke|breakdown|miscarriage|bypass|transplant|surgery|episode !every|when|over',
      'suffers|suffering|suffered from ..2 panic|attacks|anxiety|seizures|fits|stress|ptsd|psychosis|nightmares|phobia|eczema|migraine|epilepsy|depression|asthma|disorder',
      'sees|seeing|under|saw|see|visits|attends ..1 a|the|his|her|my|an ..1 psychiatrist|psychologist|counsellor|therapist|oncologist|consultant|midwife|dialysis|neurologist|cardiologist|camhs|rehab|dietician|hospital|clinic|paediatrician ..2 for|on|about|at|every|because|since|weekly|and !office|office|book|booking',
      'appointment|appointments|referral|referred|seen ..3 oncologist|oncology|psychiatrist|psychiatric|camhs|midwife|cardiologist|neurologist|consultant|fertility|chemotherapy|radiotherapy|gum|rehab|mental !room',
      '<whose> ..1 leukaemia|cancer|epilepsy|diabetes|depression|anxiety|miscarriage|pregnancy|tumour|condition|diagnosis|seizures|eczema|asthma|adhd|autism|anorexia|bipolar|overdose|hiv|dialysis|chemo|chemotherapy|surgery|operation|transplant|stroke|breakdown ..1 has|have|is|was|are|came|come|returned|got|means|so|medication|tablets|back|and',
      'leukaemia|cancer|tumour|anorexia|depression|lymphoma has|have|is ..1 come|returned|back|spread|got|in ..1 back|worse|remission',
      'told|said|confirmed|heard|learned ..2 she|he|they|we|i|has|have|that ..1 has|have|had|is ..2 disease|cancer|crohns|coeliac|leukaemia|tumour|syndrome|lupus|ms|diabetes|epilepsy|autism|adhd|pregnant|dying|hiv',
      '<who>|has|had|got|with ..2 crohns|parkinsons|alzheimers|huntingtons|hodgkins|coeliac|kidney|liver|heart|lung|lyme disease|failure !awareness|week|day|charity',
      'is|was|been|having|has|started|starting|needs|undergoing|after|due ..1 having|had|starting|undergoing|for ..1 ivf|chemo|chemotherapy|radiotherapy|dialysis|surgery|hysterectomy|mastectomy|abortion|transplant|detox|counselling|physio|electrolysis|vasectomy|scan|biopsy ..1 and|on|so|next|for|at|this|until|tomorrow|every !sessions',
      'name|johns|toms|hes|shes|im|he|she|was|is|karens|bens ..1 is? bipolar|schizophrenic|anorexic|bulimic|suicidal|infertile|coeliac|epileptic|hiv|psychotic|manic',
      '<name> bipolar|schizophrenic|anorexic|bulimic|suicidal|epileptic|diabetic|coeliac|autistic|asthmatic',
      'i|im|ive|am ..1 am|have|been|on|take|taking ..1 on|take|taking ..2 medication|tablets|meds|antidepressants|pills|beta|sertraline|fluoxetine|citalopram ..2 for ..1 my|the|anxiety|depression|epilepsy|adhd|blood|heart',
      'on ..1 medication|tablets|meds|antidepressants|insulin|steroids for ..1 my|his|her|their|anxiety|depression|epilepsy|adhd',
      'had|have|has|having|after|following ..1 an|a|the|her|his ..1 miscarriage|stillbirth|abortion|stroke|overdose|hysterectomy|vasectomy|breakdown|transplant !of|dance',
      'born with ..3 palsy|syndrome|bifida|defect|condition|fibrosis|lip|deafness|heart|one',
      'in|taken|rushed|admitted|gone|brought|back|is ..1 to|in|into ..1 the|a|bangor|general ..1 hospital|infirmary|intensive|a ..1 care|and|with|after|for|following ..1 with|after|following|for|an|a ..2 overdose|attack|stroke|fit|seizure|fall|appendicitis|meningitis|surgery|operation|sepsis|pneumonia|asthma|burst !museum|wing',
      'in|and is|was|has ..1 in ..1 the infirmary|icu|itu|hospice|priory',
      'ambulance ..1 took|taken|came|collected ..2 him|her|them|<who>|for !museum|talk',
      'self harms|harmed|harming|harm !training|policy|lesson|week|awareness',
      'has|with|his|her|their tourettes|tics|crohns|coeliac|lupus|eczema|haemophilia|narcolepsy|epipen|stoma|colostomy|catheter|pacemaker|hearing|cochlear ..1 so|and|please|aid|implant|bag|which|disease|who|is',
    ],
    'medical.takes': [
      'takes|taking|prescribed methylphenidate|ritalin|insulin|fluoxetine|sertraline|melatonin|antidepressants|concerta|medikinet|lamotrigine|keppra',
      '<who>|is|was|been ..1 takes|take|taking|prescribed|on|given|needs ..3 <medicine>',
      'prescribed ..2 <medicine>|mg',
      'carries|carry ..2 insulin|epipen|epipens|inhaler',
      'takes|taking ..2 valproate|carbamazepine|levetiracetam|salbutamol|prednisolone|citalopram|atomoxetine|risperidone|diazepam|steroids',
      '<who> ..2 carries|carry|needs|has|uses ..2 epipen|inhaler|insulin',
      'his|her|their <medicine>|<condition>|diagnosis|consultant|psychiatrist|paediatrician|chemotherapy|miscarriage|pregnancy|surgery|operation|epipen',
      'mae|maer ..3 wedi|gan|efo|yn ..4 <condition>|asthma|epilepsi|diabetes|canser|iselder|awtistiaeth|clefyd|gorbryder|ganser|pwmp|bwmp|ysbyty',
      'diagnosis o|wedi|gael|cael ..3 <condition>|epilepsi|ganser|canser|asthma|diabetes|awtistiaeth|iselder|adhd',
      'gan|efo <who>|fy|ei|tom|ella ..1 ferch|fab|mab ..1 asthma|epilepsi|diabetes|canser|iselder|alergedd|ganser',
      'needs|requires|injects|takes|carries ..2 insulin|inhaler|epipen|adrenaline|pump|oxygen|feeding|catheter|nebuliser|medication !training|policy|cupboard',
    ],
    'medical.record': [
      'medical|care|health|healthcare|allergy notes|record|records|report|history|diagnosis|plan|condition|details ..2 for|of|attached|below ..2 <who>',
      'diagnosis|condition <condition>',
      'blood group|type is|a|b|o',
      'gp letter|report|surgery',
    ],
  },
  own,
)

/** What else of a child's life is told in confidence: care, protection, need, exclusion. */
export const sensitivePhrases = phrases(
  {
    sensitive: [
      'on the|a child protection|cp plan|register',
      'on the at risk register',
      '<who> ..2 child protection|cp plan|register',
      '<who> is|was|are ..1 looked after child',
      '<who> ..2 free school meals',
      '<who> ..1 has|have ..1 ehcp|ehc',
      '<who> ..2 permanently|been excluded',
      '<who> ..2 social worker|services|care',
      'convicted of|for',
      '<who> ..2 youth offending|justice',
    ],
  },
  own,
)
