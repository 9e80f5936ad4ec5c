#!/bin/sh
# Voor SPIEGEL_SPRAAK: zet een geluidsbestand om in tekst met whisper.cpp. Niets verlaat de server.
#
#   SPIEGEL_SPRAAK="/opt/spraak/whisper-cpp.sh /opt/spraak/ggml-small.bin 4"     model, aantal kernen
#
# Nodig op het PATH: ffmpeg en whisper-cli. Spiegel geeft het geluidsbestand als laatste. Wat hier ontstaat,
# komt in de map waarin Spiegel dit start; die gaat na afloop in zijn geheel weg.
set -eu

model=$1
kernen=$2
geluid=$3
test -r "$model"

ffmpeg -nostdin -loglevel error -i "$geluid" -t 125 -ar 16000 -ac 1 -c:a pcm_s16le geluid.wav
whisper-cli --model "$model" --language nl --no-timestamps --no-prints --threads "$kernen" geluid.wav
