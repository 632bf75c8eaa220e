const maxLength = 120;

/** A text as an id: lower-case letters and digits in groups joined by hyphens. */
export const slugify = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, maxLength)
    .replace(/-+$/, '');

/** Whether a text is an id as the server takes it. */
export const isSlug = (text: string): boolean => text.length <= maxLength && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
