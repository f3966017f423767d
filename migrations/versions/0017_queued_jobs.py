"""How much work waits, for those who watch: numbers only, never what a job is about."""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("""
        CREATE VIEW queued_jobs AS
        SELECT j.queue_name AS queue, j.status::text AS status, count(*) AS jobs,
               min(CASE WHEN j.status = 'todo' THEN greatest(j.scheduled_at, e.at) END) AS since
        FROM procrastinate_jobs j
        LEFT JOIN LATERAL (SELECT min(d.at) AS at FROM procrastinate_events d
                           WHERE d.job_id = j.id AND d.type = 'deferred') e ON TRUE
        WHERE j.status IN ('todo', 'doing', 'failed')
        GROUP BY j.queue_name, j.status
    """)


def downgrade() -> None:
    op.execute("DROP VIEW queued_jobs")
