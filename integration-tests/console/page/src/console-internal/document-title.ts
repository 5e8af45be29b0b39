import { useEffect } from 'react';

/** Sets the title of the browser's tab. */
export const DocumentTitle = ({ children }: { readonly children: string }): null => {
  useEffect(() => {
    document.title = `${children} · Small console`;
  }, [children]);
  return null;
};
