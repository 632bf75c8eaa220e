import { useEffect } from 'react';

/** Names the page in the window's title, and so in history and bookmarks. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · StanceTracker`;
  }, [title]);
}
