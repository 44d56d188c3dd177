/** Finds whatever in a piece of HTML could run, restyle the page, send something away or lead to a dangerous address. */
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Elements that contributed text may become; everything else is a finding, also what looks harmless. */
const ALLOWED = new Set(
  (
    'a aside blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i b s img ins kbd li ol p pre q rp rt ' +
    'ruby samp section span strike strong sub summary sup table tbody td tfoot th thead tr tt ul var'
  ).split(' '),
);

/** Addresses that open a page, a mail or a call; or a place of this site. */
const SAFE_ADDRESS = /^(?:https:\/\/|mailto:|tel:|#|\/(?![/\\])|\?|(?!\/)[^:/\\?#]*(?:[/?#]|$))/i;

const ADDRESSES = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'data',
  'poster',
  'cite',
  'longdesc',
  'background',
  'xlink:href',
]);

/** Requests that a browser would send by itself: nothing but pictures beside the text. */
const OWN_PICTURE = /^(?:\.\/)?[a-z0-9][a-z0-9-]*\.(?:jpe?g|png|webp|avif)$/;

const faultsOf = ({ tagName, attrs }: Element): string[] => {
  const faults = ALLOWED.has(tagName) ? [] : [`<${tagName}>`];
  for (const { name, value } of attrs) {
    if (/^on/i.test(name) || ['style', 'srcset', 'srcdoc', 'ping', 'target', 'is', 'slot', 'name'].includes(name)) {
      faults.push(`<${tagName} ${name}>`);
    } else if (name === 'src' && !OWN_PICTURE.test(value)) faults.push(`<${tagName} src="${value}">`);
    // Browsers drop tabs, line breaks and controls before they read a scheme.
    else if (ADDRESSES.has(name) && !SAFE_ADDRESS.test(value.replace(/[\u0000-\u0020]/g, ''))) {
      faults.push(`<${tagName} ${name}="${value}">`);
    }
  }
  return faults;
};

export const findActiveContent = (html: string): string[] => {
  const faults: string[] = [];
  const waiting: Node[] = [parseFragment(html)];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('tagName' in node) faults.push(...faultsOf(node));
    if ('content' in node) waiting.push(node.content);
    if ('childNodes' in node) waiting.push(...node.childNodes);
  }
  return faults;
};
