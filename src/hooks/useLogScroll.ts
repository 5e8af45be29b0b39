import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';

/** What PatternFly's log viewer hands out as its `innerRef`: the list of react-window. */
interface List {
  scrollTo: (offset: number) => void;
  scrollToItem: (index: number, align: 'end') => void;
}

/** What it tells of each scroll; `scrollOffsetToBottom` is -1 before the first. */
interface Scrolled {
  readonly scrollOffset: number;
  readonly scrollOffsetToBottom: number;
  readonly scrollUpdateWasRequested: boolean;
}

/** A reader so many pixels from the end is at the end. */
const NEAR = 40;

/** How a log viewer is scrolled: to the end as long as its reader is there, and not otherwise. */
export interface LogScroll {
  readonly isAtEnd: boolean;
  /** To be called when the reader begins to search: what was found must stay in sight. */
  readonly leave: () => void;
  /** To be called with the number of lines that are shown. */
  readonly show: (count: number) => void;
  readonly innerRef: RefObject<List | null>;
  readonly onScroll: (scrolled: Scrolled) => void;
}

/**
 * Keeps the reader of a log where they are. The viewer's own `scrollToRow` scrolls at each draw, and its list is made anew
 * when the window's size changes, at row 0.
 */
export const useLogScroll = (): LogScroll => {
  const [isAtEnd, setAtEnd] = useState(true);
  const place = useRef({ isAtEnd: true, count: 0, offset: 0 });
  const innerRef = useMemo(() => {
    let list: List | null = null;
    return {
      get current() {
        return list;
      },
      set current(next: List | null) {
        list = next;
        const { isAtEnd: follows, count, offset } = place.current;
        if (follows) next?.scrollToItem(count - 1, 'end');
        else next?.scrollTo(offset);
      },
    };
  }, []);
  const move = (to: boolean): void => {
    place.current.isAtEnd = to;
    setAtEnd(to);
  };
  return {
    isAtEnd,
    leave: () => {
      move(false);
    },
    show: (count) => {
      place.current.count = count;
      if (place.current.isAtEnd) innerRef.current?.scrollToItem(count - 1, 'end');
    },
    innerRef,
    onScroll: ({ scrollOffset, scrollOffsetToBottom, scrollUpdateWasRequested }) => {
      // A new list begins at row 0 before it is put where the reader was.
      if (innerRef.current === null || scrollOffsetToBottom < 0) return;
      place.current.offset = scrollOffset;
      if (!scrollUpdateWasRequested) move(scrollOffsetToBottom < NEAR);
    },
  };
};

/** Scrolls to the end after each draw of new lines, where the reader is there. */
export const useShown = ({ show }: LogScroll, lines: readonly string[]): void => {
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  useEffect(() => {
    latest.current(lines.length);
  }, [lines]);
};
