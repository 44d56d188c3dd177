/** Builds a sheet from what the page shows. It lives in this page only: closing it, or leaving, forgets it. */
// By its address: a plain import would put these styles into the head of every topic page.
import styles from './take-along-sheet.css?url';

interface Part {
  readonly title: string;
  /** What each line says, taken from the page. */
  readonly lines: readonly Node[];
  /** How many lines are ticked to begin with. */
  readonly ticked: number;
  /** Empty lines to write on below each line, on paper. */
  readonly blanks: number;
}

const FINDINGS_TICKED = 5;
const NOTE_LINES = 8;

const make = (name: string, ...children: readonly (Node | string)[]): HTMLElement => {
  const element = document.createElement(name);
  element.append(...children);
  return element;
};

const blankLines = (count: number): HTMLElement[] =>
  Array.from({ length: count }, () => {
    const line = make('span');
    line.className = 'sheet__line';
    return line;
  });

/** The text of an element without the numbers of its sources, which have no list on the sheet. */
const textOf = (element: Element): string => {
  const copy = element.cloneNode(true) as Element;
  for (const extra of copy.querySelectorAll('.citation, svg')) extra.remove();
  return copy.textContent.replaceAll(/\s+/g, ' ').trim();
};

const linesAt = (selector: string): Node[] =>
  [...document.querySelectorAll(selector)].map((element) => document.createTextNode(textOf(element)));

/** What stands for each pair: the name and the line that sums up its findings. */
const findingLines = (): Node[] =>
  [...document.querySelectorAll('.topic-evidence-rows > li')].map((row) => {
    const [name = '', summary = ''] = [...row.querySelectorAll('strong, details > p')].map(textOf);
    return make('span', make('strong', `${name}: `), summary);
  });

const partsOfPage = (): Part[] =>
  [
    { title: 'See a doctor first if', lines: linesAt('.warning-signs li'), ticked: Infinity, blanks: 0 },
    { title: 'What to know', lines: linesAt('.key-messages li'), ticked: Infinity, blanks: 0 },
    {
      title: 'Approval and risks',
      lines: linesAt('.safety-box p:not(.small), .safety-box li'),
      ticked: Infinity,
      blanks: 0,
    },
    { title: 'What studies found', lines: findingLines(), ticked: FINDINGS_TICKED, blanks: 0 },
    { title: 'What I want to ask', lines: linesAt('.questions-to-ask li'), ticked: Infinity, blanks: 2 },
  ].filter(({ lines }) => lines.length > 0);

const drawPart = ({ title, lines, ticked, blanks }: Part): HTMLElement => {
  const list = make(
    'ul',
    ...lines.map((line, index) => {
      const box = document.createElement('input');
      box.type = 'checkbox';
      box.checked = index < ticked;
      return make('li', make('label', box, make('span', line)), ...blankLines(blanks));
    }),
  );
  list.setAttribute('role', 'list');
  return make('section', make('h2', title), list);
};

const drawButton = (label: string, className: string, press: () => void): HTMLElement => {
  const button = make('button', label);
  button.className = className;
  button.addEventListener('click', press);
  return button;
};

const drawNotes = (): HTMLElement => {
  const notes = document.createElement('textarea');
  notes.placeholder = 'Where it hurts, since when, what you have tried';
  notes.setAttribute('aria-label', 'My notes');
  return make('section', make('h2', 'My notes'), notes, ...blankLines(NOTE_LINES));
};

/** Done when the styles of the sheet are there, or cannot be had. */
const loadStyles = (): Promise<unknown> =>
  new Promise((done) => {
    const known = document.querySelector(`link[href="${styles}"]`);
    if (known) done(known);
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = styles;
    link.addEventListener('load', done);
    link.addEventListener('error', done);
    if (!known) document.head.append(link);
  });

/** Shows the sheet in place of the page. `opener` gets the focus back. */
export const openSheet = async (opener: HTMLElement): Promise<void> => {
  await loadStyles();
  const main = document.querySelector('main');
  const name = document.querySelector('h1')?.textContent.trim() ?? '';
  const title = make('h1', `My sheet: ${name}`);
  title.tabIndex = -1;
  const close = (): void => {
    sheet.remove();
    delete document.documentElement.dataset['sheet'];
    opener.focus();
  };
  const actions = make(
    'p',
    drawButton('Print', 'button', () => {
      print();
    }),
    ' ',
    drawButton('Back to the page', 'button button-quiet', close),
  );
  const hint = make(
    'p',
    'Only what is ticked is printed. Nothing is stored: when you leave this page, the sheet is gone.',
  );
  hint.className = 'not-on-paper';
  const source = make(
    'p',
    `From ${document.querySelector<HTMLLinkElement>('[rel=canonical]')?.href ?? location.href}, where the sources are. ${linesAt('.review-dates')[0]?.textContent ?? ''} It does not replace a doctor.`,
  );
  source.className = 'small muted';
  const sheet = make('section', title, hint, actions, ...partsOfPage().map(drawPart), drawNotes(), source);
  sheet.className = 'sheet';
  sheet.setAttribute('aria-label', 'Sheet to take along');
  sheet.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  document.documentElement.dataset['sheet'] = '';
  main?.append(sheet);
  scrollTo(0, 0);
  title.focus();
};
