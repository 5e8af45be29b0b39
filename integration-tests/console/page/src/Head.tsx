import {
  Button,
  Masthead,
  MastheadBrand,
  MastheadContent,
  MastheadLogo,
  MastheadMain,
  MastheadToggle,
  PageToggleButton,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from '@patternfly/react-core';

import { PERSPECTIVES, usePerspective } from './perspective';

const toggleTheme = (): void => {
  document.documentElement.classList.toggle('pf-v6-theme-dark');
};

interface HeadProps {
  /** Absent where there is no lab, and so nothing to be broken. */
  readonly onFaults?: (() => void) | undefined;
  readonly faultsShown: boolean;
}

/** The masthead: perspective, theme, and the lab's faults. */
export const Head = ({ onFaults, faultsShown }: HeadProps): React.JSX.Element => {
  const [perspective, setPerspective] = usePerspective();
  const other = PERSPECTIVES.find((one) => one !== perspective) ?? 'admin';
  return (
    // Until PatternFly has measured a window that became narrow, its items stand beyond the edge.
    <Masthead style={{ overflowX: 'clip' }}>
      <MastheadMain>
        <MastheadToggle>
          <PageToggleButton isHamburgerButton aria-label="Navigation" />
        </MastheadToggle>
        <MastheadBrand>
          <MastheadLogo component="span">Small console</MastheadLogo>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <Toolbar isStatic>
          <ToolbarContent>
            {onFaults !== undefined && (
              <ToolbarItem>
                <Button variant="secondary" aria-expanded={faultsShown} onClick={onFaults}>
                  Faults
                </Button>
              </ToolbarItem>
            )}
            <ToolbarItem visibility={{ default: 'hidden', md: 'visible' }}>
              <Button
                variant="link"
                onClick={() => {
                  setPerspective(other);
                }}
              >
                {`Perspective: ${perspective}`}
              </Button>
            </ToolbarItem>
            <ToolbarItem visibility={{ default: 'hidden', md: 'visible' }}>
              <Button variant="link" onClick={toggleTheme}>
                Light or dark
              </Button>
            </ToolbarItem>
          </ToolbarContent>
        </Toolbar>
      </MastheadContent>
    </Masthead>
  );
};
