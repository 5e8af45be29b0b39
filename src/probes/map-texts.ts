/** The same data with every text in it changed, keys aside. */
export const mapTexts = <T>(data: T, change: (text: string) => string): T => {
  const map = (value: unknown): unknown => {
    if (typeof value === 'string') return change(value);
    if (Array.isArray(value)) return value.map(map);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, map(field)]));
  };
  return map(data) as T;
};
