/** The application: the start page or the open project, and the questions that may come before either. */
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { errorText } from '../shared/errorText';
import { onEngineEvent, shell } from './api';
import { whenApart, whenElsewhere, whenLocked } from './frame/dialogs/openingQuestions';
import { Failures } from './frame/Failures';
import { tell, useRead } from './hooks';
import { ImportingProvider } from './importing';
import { lazyInKit } from './lazyInKit';
import { NavigationProvider } from './navigation';
import { showFailure } from './notices';
import { isProjectOpen, tellRestart, useProjectDoor } from './project';
import { createQueries } from './queries';
import { ReturningProvider } from './returning';
import { StartScreen } from './screens/start/StartScreen';
import './frame/floating.css';
import './frame/frame.css';

const queries = createQueries();

// The start page does not wait for what only an open project needs; it is fetched once the page is drawn.
const fetchFrame = () => import('./frame/Frame');
const Frame = lazyInKit(async () => (await fetchFrame()).Frame);
const HelpPanel = lazyInKit(async () => (await import('./screens/help/HelpPanel')).HelpPanel);
const ApartDialog = lazyInKit(async () => (await import('./frame/dialogs/ApartDialog')).ApartDialog);
const ElsewhereDialog = lazyInKit(async () => (await import('./frame/dialogs/ElsewhereDialog')).ElsewhereDialog);
const LockedDialog = lazyInKit(async () => (await import('./frame/dialogs/LockedDialog')).LockedDialog);

export function App(): ReactNode {
  return (
    <QueryClientProvider client={queries}>
      <NavigationProvider>
        <ReturningProvider>
          <ImportingProvider>
            <OpenProject />
            <OpeningQuestions />
            <Failures />
          </ImportingProvider>
        </ReturningProvider>
      </NavigationProvider>
    </QueryClientProvider>
  );
}

function OpenProject(): ReactNode {
  const summary = useRead('summary', {});
  const starting = useStartup();
  const recovering = useRecovery();
  const [helping, setHelping] = useState(false);
  useTextSize();
  const notOpen = summary.error?.code === 'PROJECT_NOT_OPEN' && !recovering;
  useEffect(() => {
    // First the page answers the hand; what comes next is fetched while a person looks at it.
    const timer = setTimeout(() => requestIdleCallback(() => void fetchFrame()), 300);
    return () => clearTimeout(timer);
  }, []);
  if (summary.data && !notOpen)
    return (
      <Suspense>
        <Frame summary={summary.data} />
      </Suspense>
    );
  // A page loaded anew finds its project still open; a program just started draws its first page without asking the engine.
  if (summary.isPending && LOADED_ANEW) return null;
  return (
    <>
      <StartScreen starting={starting} onHelp={() => setHelping(true)} />
      <Suspense>{helping ? <HelpPanel screen="start" onClose={() => setHelping(false)} /> : null}</Suspense>
    </>
  );
}

function OpeningQuestions(): ReactNode {
  const locked = whenLocked.useQuestion();
  const elsewhere = whenElsewhere.useQuestion();
  const apart = whenApart.useQuestion();
  return (
    <Suspense>
      {locked ? <LockedDialog question={locked} /> : null}
      {elsewhere ? <ElsewhereDialog question={elsewhere} /> : null}
      {apart ? <ApartDialog question={apart} /> : null}
    </Suspense>
  );
}

/** The size of type chosen on this computer, kept when it is chosen anew. */
function useTextSize(): void {
  const size = useRead('programSettings', {}).data?.textSize;
  useEffect(() => {
    if (size) void shell().setTextSize(size);
  }, [size]);
}

/** The page died and was loaded again, under the same program. */
const LOADED_ANEW = performance
  .getEntriesByType('navigation')
  .some((entry) => entry instanceof PerformanceNavigationTiming && entry.type === 'reload');

let startupDone = false;

/** Opens what the program was started with (a project file, or the sample); true while that is under way. */
function useStartup(): boolean {
  const door = useProjectDoor();
  const [starting, setStarting] = useState(false);
  useEffect(() => {
    if (startupDone) return;
    startupDone = true;
    const begin = async (): Promise<void> => {
      if (LOADED_ANEW && (await isProjectOpen())) return;
      const { sample, project } = await shell().startup();
      if (!project && !sample) return;
      setStarting(true);
      void fetchFrame();
      if (project) await door.open(project.token);
      else if (sample) await door.openSample();
    };
    void begin()
      .catch(tell)
      .finally(() => setStarting(false));
  }, [door]);
  return starting;
}

/** After a restart of the engine everything is read again; until then the last rows stay in view. */
function useRecovery(): boolean {
  const [recovering, setRecovering] = useState(false);
  useEffect(
    () =>
      onEngineEvent((event) => {
        if (event === 'stopped') showFailure(errorText('INTERNAL', { stopped: true }), 'INTERNAL');
        if (event !== 'restarted') return;
        setRecovering(true);
        void tellRestart()
          .then(() => queries.invalidateQueries())
          .finally(() => setRecovering(false));
      }),
    [],
  );
  return recovering;
}
