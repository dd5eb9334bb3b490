"""The coupon that a conversation's cart counts with."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "coupons",
        sa.Column("conversation_id", sa.String(length=200), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_coupons")),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("coupons")
