import { useComputedColorScheme } from '@mantine/core';
import type { ColourScheme } from './scale';

/** Whether the page is light or dark now. */
export const useColourScheme = (): ColourScheme => useComputedColorScheme('light');
