/** The thread that annotates. */
import 'hashiya/worker/thread';
