import { Fragment } from 'react';

/** What is no longer has room wherever a name stands, and is read best in one piece. */
const LONG = /\S{12,}/gu;
/** No word of a name is longer: what is, such as a checksum, breaks anywhere rather than run out of the page. */
const LONGEST_WORD = /.{1,20}/gu;

/**
 * Where one word of a name ends and the next begins: `VM|Cannot|Be|Evicted`, `virt-|handler-|x7nlq`,
 * `kubevirt_|vmi_|info`, `kubevirt.|io/|created-|by`. Not in numbers, `4.22` or `10:30`, which say nothing in parts.
 */
const BETWEEN_WORDS =
  /(?<=[a-z])(?=[A-Z])|(?<=[a-z]\d)(?=[A-Z][a-z])|(?<=[A-Z])(?=[A-Z][a-z]{2})|(?<=[A-Za-z0-9][-_=@])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9][./:,])(?=[A-Za-z])/u;

/** U+200B: a text that has it already says that it may break there. */
const MAY_BREAK = '\u200B';

/** The parts of a text, between which a line may end. */
const partsOf = (text: string): readonly string[] =>
  text
    .replaceAll(LONG, (name) =>
      name
        .split(BETWEEN_WORDS)
        .flatMap((word) => word.match(LONGEST_WORD) ?? [])
        .join(MAY_BREAK),
    )
    .split(MAY_BREAK);

/**
 * A name, or a sentence with names in it, that breaks between the words of a name where it has no room, and never inside
 * one; copied, it is as it was.
 */
export const Breakable = ({ text }: { readonly text: string }): React.JSX.Element => (
  <span className="virtualization-alerts__breakable">
    {partsOf(text).map((part, index) => (
      // The same part may come twice: its place is its identity.
      <Fragment key={`${index}-${part}`}>
        {index > 0 && <wbr />}
        {part}
      </Fragment>
    ))}
  </span>
);
