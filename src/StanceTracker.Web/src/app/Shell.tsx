import { Button, Menu } from '@mantine/core';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { ClocksBar } from '../clocks/ClocksBar';
import { useShortcutListener, useShortcuts } from '../shortcuts/useShortcuts';
import { ColorSchemeItems, ColorSchemeMenu } from './ColorSchemeMenu';
import { navigation } from './navigation';
import classes from './Shell.module.css';
import { usePalette } from './usePalette';

const Palette = lazy(() => import('./Palette'));
const ShortcutSheet = lazy(() => import('./ShortcutSheet').then((module) => ({ default: module.ShortcutSheet })));

/** The frame of every page: name, navigation, both clocks, search, and shortcuts. */
export function Shell() {
  const navigate = useNavigate();
  const [sheet, setSheet] = useState(false);
  const palette = usePalette();
  useShortcutListener();
  useShortcuts('Everywhere', [
    { keys: '/', description: 'Search actors, documents, claims, statements (also Ctrl-K)', run: palette.open },
    { keys: '?', description: 'Show keyboard shortcuts', run: () => setSheet(true) },
    ...navigation.map((entry) => ({
      keys: `g ${entry.key}`,
      description: `Go to ${entry.label}`,
      run: () => void navigate({ to: entry.to }),
    })),
  ]);

  return (
    <>
      <a className={classes.skip} href="#main">
        Skip to content
      </a>
      <header className={classes.header}>
        <Link to="/" className={classes.name}>
          StanceTracker
        </Link>
        <nav className={`${classes.navigation} ${classes.wide}`} aria-label="Pages">
          {navigation.map((entry) => (
            <Link key={entry.to} to={entry.to} className={classes.entry} activeOptions={{ exact: entry.to === '/', includeSearch: false }}>
              {entry.label}
            </Link>
          ))}
          <a href="/docs" className={classes.entry}>
            Docs
          </a>
        </nav>
        <div className={classes.space} />
        <div className={classes.clocks}>
          <ClocksBar />
        </div>
        <Button onClick={palette.open}>Search</Button>
        <ColorSchemeMenu className={classes.wide} />
        <Button className={classes.wide} onClick={() => setSheet(true)}>
          Keys
        </Button>
        <div className={classes.narrow}>
          <Menu>
            <Menu.Target>
              <Button>Menu</Button>
            </Menu.Target>
            <Menu.Dropdown>
              {navigation.map((entry) => (
                <Menu.Item key={entry.to} component={Link} to={entry.to}>
                  {entry.label}
                </Menu.Item>
              ))}
              <Menu.Item component="a" href="/docs">
                Docs
              </Menu.Item>
              <Menu.Divider />
              <Menu.Label>Theme</Menu.Label>
              <ColorSchemeItems />
            </Menu.Dropdown>
          </Menu>
        </div>
      </header>
      <Main />
      <Suspense>
        {palette.loaded && <Palette opened={palette.opened} onClose={palette.close} />}
        {sheet && <ShortcutSheet opened onClose={() => setSheet(false)} />}
      </Suspense>
    </>
  );
}

/** The page itself; takes the focus on navigation, so that screen readers announce the new page. */
function Main() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [first] = useState(path);
  useEffect(() => {
    if (path !== first) document.getElementById('main')?.focus({ preventScroll: true });
  }, [path, first]);
  return (
    <main id="main" className={classes.main} tabIndex={-1}>
      <Outlet />
    </main>
  );
}
