import { listFiles } from '#scripts/files/listing.ts';
import { pagesIn } from '#scripts/publish/built-pages.ts';
import { factsOf } from '#scripts/publish/page-facts.ts';
const pages=[...pagesIn('dist',listFiles('dist'))];
for(let r=0;r<4;r++){const t=performance.now();for(const p of pages)factsOf(p,'https://www.paintreatmentdirectory.com');console.log(((performance.now()-t)/pages.length).toFixed(3),'ms')}
