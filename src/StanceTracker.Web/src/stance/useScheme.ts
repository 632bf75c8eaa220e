import { useComputedColorScheme } from '@mantine/core';
import type { Scheme } from './scale';

/** Whether the page is light or dark now. */
export const useScheme = (): Scheme => useComputedColorScheme('light');
