# Spiegel as a container: non-root, read-only root, one writable folder (/data).
# This file has not been built where it was written; docs/beheer.md says what was tried instead.

FROM python:3.11-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /source

# The build backend stands in the development lock; nothing of this environment goes along.
COPY requirements-dev.lock ./
RUN python -m venv /build && /build/bin/pip install --require-hashes -r requirements-dev.lock

# The program's environment at the path where it will run, so that its scripts find it.
COPY requirements.lock ./
RUN python -m venv /app && /app/bin/pip install --require-hashes -r requirements.lock

COPY pyproject.toml README.md ./
COPY bot bot
COPY conversations conversations
COPY guard guard
COPY locales locales
COPY norms norms
COPY reports reports
COPY rounds rounds
COPY storage storage
COPY webchat webchat
RUN /build/bin/pip wheel --no-deps --no-build-isolation --wheel-dir /wheel . \
    && /app/bin/pip install --no-deps --no-index /wheel/*.whl

FROM python:3.11-slim
COPY --from=build /app /app
RUN mkdir /data && chown 10001:10001 /data && chmod 700 /data
ENV PATH=/app/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    SPIEGEL_DATA=/data
USER 10001:10001
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
ENTRYPOINT ["spiegel"]
CMD ["run"]
