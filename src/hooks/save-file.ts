/** Hands a file to the browser to save; an archive, unless its type says otherwise. */
export const saveFile = (name: string, content: Uint8Array<ArrayBuffer> | string, type = 'application/gzip'): void => {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken hold of the file when the click returns; Safari only a moment later.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
};
