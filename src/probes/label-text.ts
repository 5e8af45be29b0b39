/** Names and values as `oc -l`, `--field-selector` and the API take them: `app=console,tier=web`. */
export const labelText = (labels: Readonly<Record<string, string>>, separator = ','): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(separator);
