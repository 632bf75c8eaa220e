/** A type of event in words: "statement recorded". */
export const eventLabel = (type: string): string => type.replaceAll('_', ' ');
