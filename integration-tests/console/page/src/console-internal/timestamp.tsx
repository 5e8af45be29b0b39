interface TimestampProps {
  /** RFC 3339 text, or milliseconds since the epoch. */
  readonly timestamp?: string | number | null;
}

const Timestamp = ({ timestamp }: TimestampProps): React.JSX.Element => {
  const date = new Date(timestamp ?? Number.NaN);
  if (Number.isNaN(date.getTime())) return <>-</>;
  return (
    <time dateTime={date.toISOString()}>
      {date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
    </time>
  );
};

/** A point in time, in the reader's own time zone; a dash for none. */
export default Timestamp;
