/** An identifier of the server in words: "statement recorded", "unknown act", "human rights". */
export const toWords = (identifier: string): string => identifier.replaceAll(/[_-]/g, ' ');
