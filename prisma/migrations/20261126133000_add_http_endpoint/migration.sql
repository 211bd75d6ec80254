-- AlterTable
ALTER TABLE "instances" ADD COLUMN     "http_endpoint" TEXT;

ALTER TABLE staging.instances ADD COLUMN http_endpoint TEXT;
