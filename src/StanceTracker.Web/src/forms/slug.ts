const maxLength = 120;

/** A text as an ID: lower-case letters and digits in groups joined by hyphens. */
export const slugify = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, maxLength)
    .replace(/-+$/, '');

/** Whether the server accepts a text as an ID. */
export const isSlug = (text: string): boolean => text.length <= maxLength && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
