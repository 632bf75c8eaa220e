/** A type of event in words: "statement recorded". */
export const eventInWords = (type: string): string => type.replaceAll('_', ' ');
