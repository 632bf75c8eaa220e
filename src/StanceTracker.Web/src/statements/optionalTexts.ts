import type { Schema } from '../api/client';

/** The content of a statement in a request: a correction without its reason. */
export type CodedContent = Omit<Schema<'StatementCorrected'>, 'reason'>;

/** The fields of a statement's content that are optional texts. */
export type OptionalText = {
  [Name in keyof CodedContent]-?: undefined extends CodedContent[Name] ? (string extends CodedContent[Name] ? Name : never) : never;
}[keyof CodedContent];

/** How each optional text is labelled where it is shown and entered. A long one has a row of its own. */
export const optionalTexts: Record<OptionalText, { label: string; hint: string; long?: true }> = {
  quote: { label: 'Quote', hint: "The speaker's own words, if the source gives them", long: true },
  joint: { label: 'Joint act', hint: 'An ID shared by the halves of a joint act' },
  externalId: { label: 'External ID', hint: 'Its ID in another data set' },
};

/** The optional texts, in the order of the form. */
export const optionalTextNames = Object.keys(optionalTexts) as OptionalText[];

/** A value for each optional text. */
export const forEachOptionalText = <T>(value: (name: OptionalText) => T) =>
  Object.fromEntries(optionalTextNames.map((name) => [name, value(name)])) as Record<OptionalText, T>;
