import { sets } from '../language/sets.ts'
import { phrases } from '../text/pattern.ts'

const own = {
  ...sets,
  who: 'he she they hes shes son daughter child pupil student mia patient boy girl',
  condition:
    'asthma diabetes diabetic epilepsy epileptic autism autistic asd asc adhd dyslexia dyspraxia anorexia bulimia depression anxiety anaphylaxis anaphylactic cancer leukaemia leukemia coeliac hiv aids hepatitis eczema arthritis schizophrenia bipolar ocd ptsd tourettes crohns colitis cystic fibrosis sickle psychosis seizures seizure fits migraines concussion pregnant miscarriage pregnancy allergy allergies allergic palsy stammer hypermobility narcolepsy endometriosis chemotherapy insulin ritalin antidepressants',
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
      'has|have|had|been|is|was|recently diagnosed with|as',
      'diagnosed with ..2 <condition>',
      'is|was|hes|shes ..1 allergic to',
      'suffers|suffering from ..2 <condition>',
      'history of ..1 <condition>|self',
      '<who>|is|was|been ..1 admitted|sectioned|hospitalised|hospitalized|referred ..2 hospital|ward|camhs|psychiatric|oncology|unit',
      '<who> ..3 camhs',
    ],
    'medical.takes': [
      'takes|taking|prescribed methylphenidate|ritalin|insulin|fluoxetine|sertraline|melatonin|antidepressants|concerta|medikinet|lamotrigine|keppra',
      '<who>|is|was|been ..1 takes|take|taking|prescribed|on|given|needs ..3 <medicine>',
      'prescribed ..2 <medicine>|mg',
      'carries|carry ..2 insulin|epipen|epipens|inhaler',
      'takes|taking ..2 valproate|carbamazepine|levetiracetam|salbutamol|prednisolone|citalopram|atomoxetine|risperidone|diazepam|steroids',
      '<who> ..2 carries|carry|needs|has|uses ..2 epipen|inhaler|insulin',
      'his|her|their <medicine>|<condition>|diagnosis|consultant|psychiatrist|paediatrician|chemotherapy|miscarriage|pregnancy|surgery|operation|epipen',
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
