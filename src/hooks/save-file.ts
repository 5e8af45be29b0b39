/** Hands a file to the browser to save. */
export const saveFile = (name: string, bytes: Uint8Array<ArrayBuffer>): void => {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/gzip' }));
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
