/** The formats that can be imported, and the names that their files commonly have. */
export const formats: readonly { format: string; label: string; name: RegExp }[] = [
  { format: 'gdelt2', label: 'GDELT 2.0 Events', name: /\d{14}\.export\.csv/i },
  { format: 'gdelt2-mentions', label: 'GDELT 2.0 Mentions', name: /\d{14}\.mentions\.csv/i },
  { format: 'gdelt1', label: 'GDELT 1.0 Events', name: /(\d{8}\.export\.csv|gdelt.*\d{4,6}\.(csv|zip))/i },
  { format: 'icews', label: 'ICEWS', name: /(icews|events\.\d{4}\.)/i },
  { format: 'phoenix', label: 'Phoenix', name: /phoenix/i },
  { format: 'polecat', label: 'POLECAT', name: /(ngec|polecat)/i },
  { format: 'acled', label: 'ACLED', name: /acled/i },
  { format: 'jsonl', label: 'StanceTracker ledger (JSON Lines)', name: /\.(jsonl|ndjson)(\.gz|\.zip)?$/i },
];

/** The format that a file of this name commonly has; undefined if the name gives no hint. */
export const guessFormat = (name: string): string | undefined => formats.find((one) => one.name.test(name))?.format;

/** A format as people call it. */
export const formatName = (format: string): string => formats.find((one) => one.format === format)?.label ?? format;
