import { generateSite } from '#scripts/bench/generated-site.ts';
import { today } from '#site/today.ts';
generateSite(process.argv[2]!, { articles: Number(process.argv[3]), profiles: Number(process.argv[4]) }, today());
