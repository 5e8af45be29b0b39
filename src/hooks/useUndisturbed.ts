import { useState, type FocusEvent } from 'react';

/** What is shown, and what a part of the page tells of who is busy in it. */
export interface Undisturbed<T> {
  readonly shown: T;
  /** True while something newer waits. */
  readonly isHeld: boolean;
  /** Shows what waits, whoever is busy. */
  readonly release: () => void;
  /** For the element in which nothing may move under somebody's hand. */
  readonly around: {
    readonly onPointerEnter: () => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: () => void;
    readonly onBlur: (event: FocusEvent) => void;
  };
}

/** The latest value; while somebody points into a part of the page, or has the focus in it, the one from before. */
export const useUndisturbed = <T>(value: T): Undisturbed<T> => {
  const [shown, setShown] = useState(value);
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const isBusy = pointed || focused;
  if (!isBusy && shown !== value) setShown(value);
  return {
    shown: isBusy ? shown : value,
    isHeld: isBusy && shown !== value,
    release: () => {
      setShown(value);
    },
    around: {
      onPointerEnter: () => {
        setPointed(true);
      },
      onPointerLeave: () => {
        setPointed(false);
      },
      onFocus: () => {
        setFocused(true);
      },
      onBlur: ({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setFocused(false);
      },
    },
  };
};
