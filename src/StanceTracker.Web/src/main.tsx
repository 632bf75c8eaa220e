import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import './shell/desk.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries, router } from './shell/routes';
import { theme } from './shell/theme';

const desk = document.getElementById('desk');
if (!desk) throw new Error('The page has no element "desk".');

createRoot(desk).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
