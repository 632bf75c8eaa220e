/** The paths of the things that the desk shows. */
export const pathTo = {
  actor: (id: string) => `/actors/${id}`,
  claim: (id: string) => `/claims/${id}`,
  document: (id: string) => `/documents/${id}`,
  pair: (holder: string, target: string) => `/stances/${holder}/${target}`,
  statement: (id: string) => `/statements/${id}`,
};
