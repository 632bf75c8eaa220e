/** The paths of the pages of records. */
export const pathTo = {
  actor: (id: string) => `/actors/${id}`,
  claim: (id: string) => `/claims/${id}`,
  document: (id: string) => `/documents/${id}`,
  pair: (holder: string, target: string) => `/stances/${holder}/${target}`,
  statement: (id: string) => `/statements/${id}`,
};
