import { useEffect, useState } from 'react';

/** The palette's state: loaded on first use; Ctrl-K opens it from anywhere. */
export function usePalette() {
  const [loaded, setLoaded] = useState(false);
  const [opened, setOpened] = useState(false);
  const open = () => {
    setLoaded(true);
    setOpened(true);
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setLoaded(true);
      setOpened((now) => !now);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return { loaded: loaded, opened, open, close: () => setOpened(false) };
}
