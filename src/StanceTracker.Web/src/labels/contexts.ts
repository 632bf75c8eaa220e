/** The PLOVER contexts that a statement may have, as the server's codebook names them. */
export const contexts: readonly string[] = [
  'asylum', 'cbrn', 'corruption', 'crime', 'cyber', 'democracy', 'diplomatic', 'disasters', 'economic', 'election', 'environment', 'executive', 'gender',
  'health', 'human_rights', 'human_security', 'humanitarian', 'illegal_drugs', 'inequality', 'intelligence', 'legal', 'legislative', 'lgbt', 'migration',
  'military', 'misinformation', 'natural_resource', 'peacekeeping', 'political_institutions', 'pro_autocracy', 'pro_democracy', 'refugees',
  'religion_ethnicity', 'reparations', 'repression', 'rights_freedoms', 'technology', 'territory', 'terrorism', 'trafficking',
];
