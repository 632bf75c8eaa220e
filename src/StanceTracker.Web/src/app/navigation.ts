/** An entry of the navigation: its path, and its key after `g`. */
export interface NavigationEntry {
  to: string;
  label: string;
  key: string;
}

/** The pages of the navigation, in its order. */
export const navigation: readonly NavigationEntry[] = [
  { to: '/', label: 'Brief', key: 'b' },
  { to: '/map', label: 'Map', key: 'm' },
  { to: '/statements', label: 'Statements', key: 's' },
  { to: '/claims', label: 'Claims', key: 'c' },
  { to: '/ledger', label: 'Ledger', key: 'l' },
  { to: '/record', label: 'Record', key: 'r' },
  { to: '/import', label: 'Import', key: 'i' },
  { to: '/jobs', label: 'Jobs', key: 'j' },
  { to: '/method', label: 'Method', key: 'h' },
];
