/** The page's copy of the package's worker: bundled, so that it loads in one piece. */
import 'hashiya/worker/thread';
