import { lazyRouteComponent } from '@tanstack/react-router';
import { parseMapSearch } from './search';

/** The map of stances. */
export const mapPage = {
  path: '/map',
  validateSearch: parseMapSearch,
  component: lazyRouteComponent(() => import('./MapPage'), 'MapPage'),
} as const;
