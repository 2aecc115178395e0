/** Imported before anything else: the window's content policy forbids generated code, so schemas must not try to compile themselves. */
import { config } from 'zod';

config({ jitless: true });
