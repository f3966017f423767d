# Marsad as an image: `docker run -p 8000:8000 marsad` starts everything in one container, with an
# embedded Postgres under /var/lib/marsad; docker-compose.yml runs it beside a Postgres of its own.
FROM python:3.11-slim-bookworm AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/marsad
WORKDIR /build
COPY requirements.lock ./
RUN /opt/marsad/bin/pip install --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY app ./app
COPY migrations ./migrations
COPY samples ./samples
RUN /opt/marsad/bin/pip install --no-deps .

FROM python:3.11-slim-bookworm

RUN groupadd --system --gid 10001 marsad \
    && useradd --system --uid 10001 --gid marsad --home-dir /var/lib/marsad marsad \
    && install -d -o marsad -g marsad /var/lib/marsad
COPY --from=build /opt/marsad /opt/marsad
ENV PATH=/opt/marsad/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    MARSAD_HOME=/var/lib/marsad \
    MARSAD_HOST=0.0.0.0
# By number: a cluster that refuses root can see that it is not.
USER 10001
WORKDIR /var/lib/marsad
VOLUME /var/lib/marsad
EXPOSE 8000
ENTRYPOINT ["marsad"]
CMD ["up"]
