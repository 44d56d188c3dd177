/**
 * Runs before the first paint, inline, so that a reader's settings apply without a flash.
 * The content security policy allows it by its hash: see `headers.ts`.
 */
export const EARLY_SETTINGS_SCRIPT =
  "const d=document.documentElement.dataset;d.script='';try{if(localStorage.fonts)d.fonts='';Object.assign(d,JSON.parse(localStorage.getItem('settings')))}catch{}";
