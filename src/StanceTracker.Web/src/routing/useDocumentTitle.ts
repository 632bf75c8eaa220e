import { useEffect } from 'react';

/** Sets the window title, which history and bookmarks show. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · StanceTracker`;
  }, [title]);
}
