"""Voor SPIEGEL_SPRAAK: zet een geluidsbestand om in tekst met faster-whisper. Niets verlaat de server.

SPIEGEL_SPRAAK="/opt/spraak/.venv/bin/python /opt/spraak/met_faster_whisper.py /opt/spraak/model-small 4"

Na het script: de map met het model, en het aantal kernen. Het model staat er al: hier wordt niets opgehaald.
Spiegel geeft het geluidsbestand als laatste.
"""

import os
import sys
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"

from faster_whisper import WhisperModel

_, model, cores, sound = sys.argv
if not Path(model).is_dir():
    sys.exit(1)
whisper = WhisperModel(model, device="cpu", compute_type="int8", cpu_threads=int(cores))
segments, _ = whisper.transcribe(sound, language="nl", vad_filter=True)
for segment in segments:
    print(segment.text.strip())
